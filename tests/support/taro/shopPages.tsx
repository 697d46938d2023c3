import type { ComponentType } from 'react'
import { NOON } from '../../builders/time'
import type { Answers } from './backend'
import { openPage } from './pageHand'

const usual: Answers = {
  'station.list': () => ({ ok: true, data: { towns: [{ townId: 'twn_2' as never, name: '示例镇' }], stations: [] } }),
  'merchant.favourites': () => ({ ok: true, data: { favourites: [], shops: [], away: [], now: NOON.toISOString() } }),
}

/** Opens a page of shops on a rider's phone, at noon. */
export const openShops = (Page: ComponentType, answers: Answers) => openPage(Page, { ...usual, ...answers })
