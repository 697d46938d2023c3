import type { Page } from 'playwright-core'
import { encode } from 'uqr'
import type { ActionName, Actions } from '../../../contract/index'
import type { OutputOf } from '../../../contract/kernel/action'
import type { Prepare } from './shot'

/** For states that need a certain hour, a camera or a server in a certain mood. */

export type Answers = { [N in ActionName]?: OutputOf<Actions[N]> }

/** These actions are answered so, whatever the sample data say. Made anew for each picture: an answer may carry the time. */
export const answering =
  (answers: () => Answers): Prepare =>
  async (page) => {
    await page.route('**/call', (route) => {
      const { action, requestId }: { action: ActionName; requestId: string } = route.request().postDataJSON()
      const data = answers()[action]
      const error = { code: 'INTERNAL', message: 'INTERNAL', details: {}, requestId }
      return route.fulfill({ json: data === undefined ? { ok: false, error } : { ok: true, data } })
    })
    await page.reload()
  }

/** As `answering`; every other action is answered by the sample data. */
export const answeringAlso =
  (answers: () => Answers): Prepare =>
  async (page) => {
    await page.route('**/call', (route) => {
      const { action }: { action: ActionName } = route.request().postDataJSON()
      const data = answers()[action]
      return data === undefined ? route.continue() : route.fulfill({ json: { ok: true, data } })
    })
    await page.reload()
  }

/** A code is held in front of this page's camera. */
export const holding =
  (text: () => string): Prepare =>
  (page: Page) =>
    page.evaluate(
      ({ rows }) => {
        const [scale, edge] = [8, 4]
        const canvas = document.createElement('canvas')
        canvas.width = (rows.length + 2 * edge) * scale
        canvas.height = canvas.width
        const context = canvas.getContext('2d')
        // A stream gives a picture only when there is something new to see. (No name for it: the compiler's helper for names isn't in the page.)
        setInterval(() => {
          if (!context) return
          context.fillStyle = 'white'
          context.fillRect(0, 0, canvas.width, canvas.height)
          context.fillStyle = 'black'
          for (const [y, row] of rows.entries())
            for (const [x, dark] of row.entries()) if (dark) context.fillRect((x + edge) * scale, (y + edge) * scale, scale, scale)
        }, 100)
        navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(10))
      },
      { rows: encode(text(), { border: 0 }).data },
    )

/** A shop as a child would draw it. */
const DRAWN_SHOP =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3" preserveAspectRatio="xMidYMid slice"><path fill="#dcecef" d="M0 0h4v3H0z"/><path fill="#11697e" d="M.6 1h2.8v2H.6z"/><path fill="#fdf1e3" d="M1 1.5h.9V3H1z"/></svg>'
export const aShopPicture = `data:image/svg+xml;base64,${Buffer.from(DRAWN_SHOP).toString('base64')}`
