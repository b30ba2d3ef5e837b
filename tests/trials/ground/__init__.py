"""What trials stand on: how a figure and a fault are told, and sites of their own that they may break."""
