"""Work outside the request: the queue's worker, and what is done about a worker that died."""
