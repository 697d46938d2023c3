import { restore, revoke } from './decide'
import { list } from './list'
import { show } from './show'
import { verify } from './verify'

export const certificateHandlers = {
  'certificate.show': show,
  'certificate.verify': verify,
  'certificate.list': list,
  'certificate.revoke': revoke,
  'certificate.restore': restore,
}
