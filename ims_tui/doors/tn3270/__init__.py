"""TN3270 and TN3270E: a telnet machine and the 3270 data stream, without sockets."""
