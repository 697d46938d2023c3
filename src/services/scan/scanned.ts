/** How a scan ended. */
export type Scanned =
  /** Whatever the code says, from anybody and perhaps empty: who asked must check it. A mini-program code gives its page with the query. */
  | { kind: 'code'; text: string }
  /**
   * Closed without a code. Some phones say the same when WeChat may not use the camera, so there is nothing to tell the person and
   * no reason to take other ways off the screen.
   */
  | { kind: 'cancelled' }
  | { kind: 'noCamera'; why: NoCamera }

/** Refused by the person or the phone's settings, held back by WeChat's privacy guide, or not working. */
export type NoCamera = 'notAllowed' | 'privacyRefused' | 'notWorking'
