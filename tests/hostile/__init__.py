"""What attackers and hurried offices put into content/, input by input; see test_refused and test_harmless."""
