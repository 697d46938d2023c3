import { cloud, startCloud } from './cloud'
import { emulator } from './emulator'
import { emulatorUrl, localOpenid } from './localPhone'
import type { Transport } from './transport'

// Asked for by its full name in each place: the build puts the value in, and what the other mode needs stays out of the package.

/** The backend of this build: CloudBase when it was built with `CLOUD_ENV_ID`, else the emulator on this machine. */
export const transport: Transport = process.env.CLOUD_ENV_ID ? cloud : emulator

/** Whose answers this phone keeps. WeChat gives each of its users a storage of their own; locally one phone stands in for several people. */
export const phoneOwner = () => (process.env.CLOUD_ENV_ID ? '' : localOpenid())

/** Runs once at the app's launch. Throws when a local build is pointed at anything but this machine. */
export function startTransport() {
  if (process.env.CLOUD_ENV_ID) startCloud(process.env.CLOUD_ENV_ID)
  else emulatorUrl()
}
