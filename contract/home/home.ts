import * as z from 'zod/mini'
import { me } from '../account/account'
import { action } from '../kernel/action'
import { DeviceId, Instant } from '../kernel/ids'
import type { TodayThing } from '../kernel/today'
import { mine } from '../pass/pass'

/** A thing of today. Each domain says what is in it (`today.ts`), and has made it. */
const AnyThing = z.custom<TodayThing>((value) => typeof value === 'object' && value !== null && 'kind' in value && 'at' in value)

/** So many things of today at most: more than anybody does in a day. */
export const MOST_TODAY = 50

/**
 * Everything that the home page shows, in one call: who one is here, the own pass as `pass.mine` answers it to this phone, and what all domains have
 * for today. Without `deviceId`, from a phone that can't store one, there is no pass in it.
 */
export const show = action({
  name: 'home.show',
  audience: 'person',
  input: z.strictObject({ deviceId: z.optional(DeviceId) }),
  output: z.object({
    me: me.output,
    pass: z.nullable(mine.output),
    today: z.array(AnyThing).check(z.maxLength(MOST_TODAY)),
    now: Instant,
  }),
  errors: [],
})

export const homeActions = { show }
