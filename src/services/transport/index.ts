import { cloud, startCloud } from './cloud'
import { emulator } from './emulator'
import { emulatorUrl } from './localPhone'
import type { Transport } from './transport'

const cloudEnvId = process.env.CLOUD_ENV_ID

/** The backend of this build: CloudBase when it was built with `CLOUD_ENV_ID`, else the emulator on this machine. */
export const transport: Transport = cloudEnvId ? cloud : emulator

/** Runs once at the app's launch. Throws when a local build is pointed at anything but this machine. */
export function startTransport() {
  if (cloudEnvId) startCloud(cloudEnvId)
  else emulatorUrl()
}
