import { identities } from './domains/account/riders/identities'
import { riders } from './domains/account/riders/riderDocument'
import { stations } from './domains/account/stations/stationDocument'
import { towns } from './domains/account/stations/townDocument'
import { agendas } from './domains/booking/agendaDocument'
import { offerings } from './domains/booking/offeringDocument'
import { contests } from './domains/contest/contestDocument'
import { contestResults } from './domains/contest/resultDocument'
import { signUps } from './domains/contest/signUpDocument'
import { attendance } from './domains/course/attendance/attendanceDocument'
import { classCodes } from './domains/course/attendance/classCodeDocument'
import { lessonPhones } from './domains/course/attendance/lessonPhones'
import { certificates } from './domains/course/certificates/certificateDocument'
import { draws } from './domains/course/draw/drawDocument'
import { wishes } from './domains/course/draw/wishDocument'
import { schools } from './domains/course/schools/schoolDocument'
import { merchants } from './domains/merchant/merchantDocument'
import { compounds } from './domains/pass/compounds/compoundDocument'
import { endedCodes } from './domains/pass/pass/endedCodes'
import { listings } from './domains/pass/pass/listingDocument'
import { passes } from './domains/pass/pass/passDocument'
import { uses } from './domains/pass/pass/useDocument'
import { faces } from './domains/pass/readers/faceDocument'
import { readers } from './domains/pass/readers/readerDocument'
import { digitTries } from './domains/pass/tries'
import { auditTrail } from './kernel/audit/trail'
import type { CollectionDefinition } from './kernel/database/definition'
import { exportedFiles } from './kernel/exports/exportedFile'
import { messageCredits } from './kernel/inbox/credits'
import { messages } from './kernel/inbox/messages'
import { invitations } from './kernel/people/invitations'
import { people } from './kernel/people/personDocument'
import { roles } from './kernel/people/roles'

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
