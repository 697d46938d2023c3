import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { type BrowserPhone, browserPhones, openBrowser } from '../browser'
import { codeOnScreen } from './screen'
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

/** The pause between two readings of a screen, in ms. A code stays on the screen for seconds. */
const LOOKS_EVERY_MS = 500

/**
 * Phones with a camera for the tests of this file. All share the same camera: `watch` points it at another phone's screen, `look` shows it
 * the code of a text. Then tap the element that scans. At first the camera sees no code.
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
  /** Points the camera at a phone's screen during an action. However long that takes, the camera sees the current code. */
  const watch = async (shown: BrowserPhone, act: () => Promise<void>) => {
    await look(await codeOnScreen(shown))
    let done = false
    const follow = async () => {
      while (!done) {
        await shown.page.waitForTimeout(LOOKS_EVERY_MS)
        await look(await codeOnScreen(shown))
      }
    }
    const acting = act().finally(() => {
      done = true
    })
    await Promise.all([acting, follow()])
  }
  return { open, look, watch }
}
