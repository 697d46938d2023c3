import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { browserPhones, openBrowser } from '../browser'
import { filmOf } from './y4m'

/** A browser whose camera looks at a code. */
export interface BrowserWithCamera {
  readonly browser: Browser
  /** Holds another code in front of the camera, or takes it away. */
  look(text: string | null): Promise<void>
  close(): Promise<void>
}

/** Starts one. The caller closes it. */
export async function browserWithCamera(text: string | null): Promise<BrowserWithCamera> {
  const dir = await mkdtemp(join(tmpdir(), 'camera-'))
  const film = join(dir, 'film.y4m')
  await writeFile(film, filmOf(text))
  // In place, never shorter in between: the camera may be reading.
  const look = (seen: string | null) => writeFile(film, filmOf(seen), { flag: 'r+' })
  const browser = await openBrowser({ film })
  const close = async () => {
    await browser.close()
    await rm(dir, { recursive: true })
  }
  return { browser, look, close }
}

/**
 * Phones of this file's tests that have a camera, all the same one: `look` at what another phone shows (`codeOnScreen`), then tap what
 * scans. Nothing is in front of the camera at first.
 */
export function cameraPhones() {
  let camera: BrowserWithCamera | undefined
  const open = browserPhones(async () => {
    camera = await browserWithCamera(null)
    return camera.browser
  })
  afterAll(() => camera?.close())
  const look = async (text: string | null) => {
    if (!camera) throw new Error('The camera looks inside tests only.')
    await camera.look(text)
  }
  return { open, look }
}
