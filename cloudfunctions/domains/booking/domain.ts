import type { Domain } from '../../kernel/domain'
import { agendas } from './agendaDocument'
import { bookingsDue, reservationsDue } from './jobs'
import { eraseBookings } from './leave'
import { offerings } from './offeringDocument'
import { penaltyRunner } from './penalties'
import { participantRunners } from './tellParticipants'

/** Offerings with places, the people who have one or wait for one, and what else these people have booked. */
export const booking: Domain = {
  name: 'booking',
  collections: [offerings, agendas],
  effects: [...participantRunners, penaltyRunner],
  jobs: [bookingsDue, reservationsDue],
  erase: (personId, at) => eraseBookings(personId, at),
}
