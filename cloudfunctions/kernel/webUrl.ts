/** An address of our own: whoever is sent there must be sure who answers. */
export const WEB_ADDRESS = /^https:\/\/[\w.-]+(\/[\w-]+)*$/
const THIS_MACHINE = /^http:\/\/(127\.0\.0\.1|localhost):\d+(\/[\w-]+)*$/

/**
 * Where the function `web` is reached over HTTP, without a slash at its end (docs/deploy.md, "HTTP access"). The emulator says its own.
 *
 * @throws when it is missing or no address: a device or a poster that leads nowhere is worse than none.
 */
export function webUrl({ WEB_URL = '', APP_MODE }: Readonly<Record<string, string | undefined>> = process.env): string {
  if ((APP_MODE === 'local' ? THIS_MACHINE : WEB_ADDRESS).test(WEB_URL)) return WEB_URL
  throw Object.assign(new Error('WEB_URL is missing or no address (docs/deploy.md)'), { code: 'WEB_URL_MISSING' })
}
