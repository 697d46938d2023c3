/** An address of our own. It must be HTTPS, so that the people and devices sent there can trust the answer. */
export const WEB_ADDRESS = /^https:\/\/[\w.-]+(\/[\w-]+)*$/
const THIS_MACHINE = /^http:\/\/(127\.0\.0\.1|localhost):\d+(\/[\w-]+)*$/

/**
 * The address of the function `web`, without a slash at the end (docs/deploy.md, "HTTP access"). The emulator sets its own.
 *
 * @throws when it is missing or malformed: failing is better than a device or a poster with a broken address
 */
export function webUrl({ WEB_URL = '', APP_MODE }: Readonly<Record<string, string | undefined>> = process.env): string {
  if ((APP_MODE === 'local' ? THIS_MACHINE : WEB_ADDRESS).test(WEB_URL)) return WEB_URL
  throw Object.assign(new Error('WEB_URL is missing or malformed (docs/deploy.md)'), { code: 'WEB_URL_MISSING' })
}
