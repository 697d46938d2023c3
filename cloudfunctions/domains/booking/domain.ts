import type { Domain } from '../../kernel/domain'
import { agendas } from './agendaDocument'
import { noteStandingOf, syncBookings, syncEverybody, tellEverybody } from './effects'
import { eraseBookings } from './eraseBookings'
import { followBookings } from './followBooking'
import { bookingsDue } from './jobs/bookingsDue'
import { noteStanding } from './noteStanding'
import { offerings } from './offeringDocument'
import { followEverybody, tellOffering } from './tellOffering'

/** Everything with places that people book: who has one, who waits, and what else they have booked. */
export const booking: Domain = {
  name: 'booking',
  collections: [offerings, agendas],
  effects: [
    syncBookings.does(followBookings),
    syncEverybody.does(followEverybody),
    tellEverybody.does(tellOffering),
    noteStandingOf.does(noteStanding),
  ],
  jobs: [bookingsDue],
  erase: (personId, at) => eraseBookings(personId, at),
}
