"""CORE"""
