"""What is wrong or doubtful about facts that files give, each problem with its place."""
