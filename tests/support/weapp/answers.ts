/** The smallest JPEG: one grey pixel. */
const ONE_PIXEL =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA='

/** The person's answers to questions that the app asks through WeChat. Change them before the tap. */
export interface Answers {
  /** The one-time code that stands for the phone number; null when the person refuses. */
  phoneNumberCode: string | null
  /** The picture taken or picked, as the camera wrote it. */
  photo: Buffer
  /** The result of the scanner: a code's text, or the page of a mini-program code; null when the person closes it. */
  scanned: { result: string } | { path: string } | null
  /** The path of the avatar chosen by an `open-type="chooseAvatar"` button. */
  avatarPath: string
}

export const usualAnswers = (): Answers => ({
  phoneNumberCode: 'phone-number-code',
  photo: Buffer.from(ONE_PIXEL, 'base64'),
  scanned: null,
  avatarPath: 'wxfile://tmp_avatar.jpg',
})
