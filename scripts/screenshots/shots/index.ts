import { accountShots } from './account'
import { certificateShots } from './certificate'
import { compoundShots } from './compound'
import { contestShots } from './contest'
import { counterShots } from './counter'
import { courseShots } from './course'
import { drawShots } from './draw'
import { guardShots } from './guard'
import { homeShots } from './home'
import { ownShopShots } from './ownShop'
import { passShots } from './pass'
import { riderOfferShots } from './riderOffers'
import type { Shot } from './shot'
import { stationShots } from './station'
import { teacherShots } from './teacher'

/** All pictures, in the order of docs/screens/README.md. */
export const SHOTS: readonly Shot[] = [
  ...homeShots,
  ...passShots,
  ...accountShots,
  ...drawShots,
  ...contestShots,
  ...stationShots,
  ...guardShots,
  ...compoundShots,
  ...counterShots,
  ...ownShopShots,
  ...riderOfferShots,
  ...courseShots,
  ...certificateShots,
  ...teacherShots,
]
