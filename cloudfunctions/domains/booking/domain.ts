import type { Domain } from '../../kernel/domain'
import { agendas } from './agendaDocument'
import { bookingsDue, reservationsDue } from './jobs'
import { eraseBookings } from './leave'
import { offerings } from './offeringDocument'
import { blockRunner, penaltyRunner } from './penalties'
import { participantRunners } from './tellParticipants'

/** Offerings with places, the people who have one or wait for one, and what else these people have booked. */
export const booking: Domain = {
  name: 'booking',
  collections: [offerings, agendas],
  effects: [...participantRunners, penaltyRunner, blockRunner],
  jobs: [bookingsDue, reservationsDue],
  erase: (personId, at, alias) => eraseBookings(personId, at, { alias }),
}
