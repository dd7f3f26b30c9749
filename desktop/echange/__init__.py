"""What goes from one post to another: keys, sealed envelopes, answers and their codes. Bytes in, bytes out."""
