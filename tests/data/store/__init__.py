"""STORE"""
