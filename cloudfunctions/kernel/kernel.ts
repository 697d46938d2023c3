import { auditHeads } from './audit/heads'
import { appendToTrail, auditTrail } from './audit/trail'
import type { Domain } from './domain'
import { audit, deleteStoredFile } from './effects'
import { exportedFiles, forgetExport } from './exports/exportedFile'
import { deleteFile } from './files'
import { messageCredits } from './inbox/credits'
import { deliver } from './inbox/deliver'
import { notify } from './inbox/effects'
import { forgetMessages, messages } from './inbox/messages'
import { auditCheck } from './jobs/auditCheck'
import { jobStates } from './jobs/jobState'
import { outboxDue } from './jobs/outboxDue'
import { reseal } from './jobs/reseal'
import { retention } from './jobs/retention'
import { limitBuckets } from './limiter'
import { forgetParked, parkedEffects } from './parked'
import { invitations } from './people/invitations'
import { forgetPerson, people } from './people/personDocument'
import { roles } from './people/roles'
import { forgetUploads, forgetUploadsOf, uploads } from './pictures/uploads'
import { keyCanaries } from './secrets/canaries'

/** The kernel's own manifest, in the same form as those of domains. */
export const kernel: Domain = {
  name: 'kernel',
  collections: [
    auditTrail,
    auditHeads,
    people,
    roles,
    invitations,
    messages,
    messageCredits,
    exportedFiles,
    uploads,
    jobStates,
    keyCanaries,
    limitBuckets,
    parkedEffects,
  ],
  effects: [audit.does(appendToTrail), notify.does(deliver), deleteStoredFile.does(({ fileId }) => deleteFile(fileId))],
  jobs: [outboxDue, retention, auditCheck, reseal],
  // The person is deleted before the messages, so that a delivery in progress notices the deletion and removes its message. Whoever still works
  // somewhere keeps what they hear there from now on.
  async erase(personId, at) {
    const isStillThere = await forgetPerson(personId)
    await forgetMessages(personId, isStillThere ? at : undefined)
    await messageCredits.remove(personId)
    await forgetUploadsOf(personId, at)
    await forgetParked(personId)
  },
  forget: { exportedFiles: forgetExport, uploads: forgetUploads },
  indexPurposes: ['person', 'invitation', 'limit', 'request', 'upload', 'uploads'],
}
