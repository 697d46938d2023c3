import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../browser'
import { filmOf } from './y4m'

/** A browser whose camera looks at a code. */
export interface BrowserWithCamera {
  readonly browser: Browser
  /** Holds another code in front of the camera, or takes it away. Whoever opens the camera next sees it. */
  look(text: string | null): Promise<void>
  close(): Promise<void>
}

/** Starts one. The caller closes it. */
export async function browserWithCamera(text: string | null): Promise<BrowserWithCamera> {
  const dir = await mkdtemp(join(tmpdir(), 'camera-'))
  const film = join(dir, 'film.y4m')
  const look = (seen: string | null) => writeFile(film, filmOf(seen))
  await look(text)
  const browser = await openBrowser({ film })
  const close = async () => {
    await browser.close()
    await rm(dir, { recursive: true })
  }
  return { browser, look, close }
}
