"""Shapes of transactions"""
