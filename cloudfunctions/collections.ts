import { digitTries } from './pass/tries'
import { attendance } from './shared/attendance/attendanceDocument'
import { classCodes } from './shared/attendance/classCodeDocument'
import { lessonPhones } from './shared/attendance/lessonPhones'
import { auditTrail } from './shared/audit/trail'
import { agendas } from './shared/booking/agendaDocument'
import { draws } from './shared/booking/drawDocument'
import { offerings } from './shared/booking/offeringDocument'
import { wishes } from './shared/booking/wishDocument'
import { certificates } from './shared/certificates/certificateDocument'
import { compounds } from './shared/compounds/compoundDocument'
import { contests } from './shared/contests/contestDocument'
import { contestResults } from './shared/contests/resultDocument'
import { signUps } from './shared/contests/signUpDocument'
import type { CollectionDefinition } from './shared/database/definition'
import { exportedFiles } from './shared/exports/exportedFile'
import { messageCredits } from './shared/inbox/credits'
import { messages } from './shared/inbox/messages'
import { merchants } from './shared/merchants/merchantDocument'
import { endedCodes } from './shared/pass/endedCodes'
import { listings } from './shared/pass/listingDocument'
import { passes } from './shared/pass/passDocument'
import { uses } from './shared/pass/useDocument'
import { invitations } from './shared/people/invitations'
import { people } from './shared/people/personDocument'
import { roles } from './shared/people/roles'
import { faces } from './shared/readers/faceDocument'
import { readers } from './shared/readers/readerDocument'
import { identities } from './shared/riders/identities'
import { riders } from './shared/riders/riderDocument'
import { schools } from './shared/schools/schoolDocument'
import { stations } from './shared/stations/stationDocument'
import { towns } from './shared/stations/townDocument'

/** Documents that remember their requests and carry their effects: the reconciler looks after these. */
export const changeable = [
  riders,
  people,
  roles,
  invitations,
  stations,
  towns,
  compounds,
  merchants,
  passes,
  uses,
  readers,
  schools,
  offerings,
  draws,
  wishes,
  contests,
  contestResults,
  signUps,
  certificates,
  attendance,
  classCodes,
] as const

/** All collections. A deployment makes them with their indexes, denied to clients; the retention timer walks them. */
export const collections: readonly { readonly definition: CollectionDefinition }[] = [
  ...changeable,
  agendas,
  lessonPhones,
  identities,
  listings,
  endedCodes,
  digitTries,
  exportedFiles,
  faces,
  messages,
  messageCredits,
  auditTrail,
]
