/** All that other domains may use of this one. */
export { type AgendaBooking, type AgendaDocument, agendaOf } from './agendaDocument'
export { authorisedRider, type Booker, type BookingPolicy, hasWithdrawn, knownRiders, verifiedRider } from './bookers'
export { changeOffering } from './changeOffering'
export { upToDate } from './clashes'
export { followChangeForAll, syncEverybody } from './effects'
export { cancelBooking, declineOffer, eraseBookings } from './leave'
export { bookingNews } from './messages'
export {
  namedIn,
  OFFERING_HEAD,
  type OfferingDetails,
  type OfferingDocument,
  type OfferingHead,
  type OwnOffering,
  offerings,
  ownOfferingOf,
  ownOfferingsOf,
  type Participant,
  positionOf,
  type Slot,
  withParticipants,
} from './offeringDocument'
export { givePenalty, hasPenalty, takeBackPenalty } from './penalties'
export { earlierUseOf } from './requestTag'
export { acceptOffer, book, bookByStaff, bookPlaces } from './reservation'
export { agendaBookingOf, type Blocker, blockerOf, clashOf, currentIdsIn, type Facts, withBooking } from './rules/agenda'
export { availabilityOf, cancellingOf, freeWayOf, viewOwnBooking, type WhenFull } from './rules/booking'
export { type DrawnPerson, enterDrawing } from './rules/enterDrawing'
export { withMove } from './rules/moved'
export { numberedParticipants, numberOf } from './rules/numbers'
export { listKeyAfter, listKeyOf, newOffering, type OfferingDecision } from './rules/offering'
export { everyParticipant, isLive, isSomebody, liveStateOf, offerUntil } from './rules/participants'
export { viewPenaltyRecord } from './rules/penalties'
export { hasBenefit, setCapacity, withoutPerson } from './rules/places'
export { syncBooking } from './syncBooking'
