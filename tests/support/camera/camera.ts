import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { browserPhones, openBrowser } from '../browser'
import { filmOf } from './y4m'

/** A browser with a camera that sees a code. */
export interface BrowserWithCamera {
  readonly browser: Browser
  /** Shows another code to the camera, or none. */
  look(text: string | null): Promise<void>
  close(): Promise<void>
}

/** Starts a browser with a camera. The caller closes it. */
export async function browserWithCamera(text: string | null): Promise<BrowserWithCamera> {
  const dir = await mkdtemp(join(tmpdir(), 'camera-'))
  const film = join(dir, 'film.y4m')
  await writeFile(film, filmOf(text))
  // The film is overwritten in place and never becomes shorter, because the camera may be reading it.
  const look = (seen: string | null) => writeFile(film, filmOf(seen), { flag: 'r+' })
  const browser = await openBrowser({ film })
  const close = async () => {
    await browser.close()
    await rm(dir, { recursive: true })
  }
  return { browser, look, close }
}

/**
 * Phones with a camera for the tests of this file. All share the same camera: `look` shows it a code, for example one of another phone
 * (`codeOnScreen`); then tap the element that scans. At first the camera sees no code.
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
