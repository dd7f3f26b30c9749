"""What leaves on paper: slip and card as PDF, right in every script."""
