"""OKDHS"""
