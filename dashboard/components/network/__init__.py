"""The network as a picture: what is chosen, what is drawn, who is selected, what is taken away."""
