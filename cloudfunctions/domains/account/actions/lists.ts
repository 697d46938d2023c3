import type { HandlerOf } from '../../handlerOf'
import { findRiders } from '../riderPage'

export const listWaiting: HandlerOf<'station.waiting'> = async ({ stationId, after }) => ({
  data: await findRiders('station', { stationId, status: 'waitingStation' }, after),
})

export const listMembers: HandlerOf<'station.members'> = async ({ stationId, after }) => ({
  data: await findRiders('stationNewest', { stationId, status: 'verified' }, after),
})

export const listWaitingForStaff: HandlerOf<'staff.waiting'> = async ({ after }) => ({
  data: await findRiders('status', { status: 'waitingDistrict' }, after),
})
