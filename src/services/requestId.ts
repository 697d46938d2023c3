const random = () => Math.random().toString(36).slice(2, 12)

/**
 * Names one try to write something; retries of the try carry the same one. Only unique, not secret: the server looks it up
 * among the caller's own requests, so `Math.random` is enough (a mini-program has no synchronous `crypto`).
 */
export const newRequestId = () => `r${Date.now().toString(36)}_${random()}${random()}`
