"""The sentences that belong to keys: layers, rules, measures and problems."""
