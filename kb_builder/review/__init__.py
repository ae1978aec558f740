"""What a change brings about: claims, sources, pages, and whose peers, hosts and practices move."""
