/** What the product uses of WeChat's open API. A message's text is in its template; we send the result and the time. */
export interface WeChat {
  /** Exchanges the code of the phone-number button for the number; null when the code is unknown, used or older than 5 minutes. */
  exchangePhoneCode(code: string): Promise<string | null>
  /**
   * Sends the subscription message for a decision, with a phrase of at most five characters. A person who has withdrawn permission (43101)
   * gets none.
   */
  sendDecision(openid: string, phrase: string, at: Date): Promise<void>
  /** Draws a code with which WeChat's scanner opens a page of the mini-program. `scene` has at most 32 characters. */
  pageCode(scene: string, page: string): Promise<PageCode>
  /** Whether WeChat's check allows the text to be shown to others. False also when WeChat recommends a review by a person. */
  checkText(openid: string, text: string): Promise<boolean>
  /** Whether WeChat's check allows the picture to be shown to others: a JPEG of at most 1 MB and 750 × 1334 pixels. */
  checkPicture(jpeg: Buffer): Promise<boolean>
}

export interface PageCode {
  readonly contentType: string
  readonly base64: string
}
