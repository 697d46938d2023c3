import type { RiderView } from '../../../../../contract/account/rider'
import { replacePage } from '../../../../routes'
import { useWrite } from '../../../../services/useWrite'
import { useForm } from '../../../../ui/form/useForm'
import { useChangeMe } from '../../useMe'
import { type RegistrationValues, registrationSchema } from './registrationSchema'
import { useDraft } from './useDraft'

/** Where a refusal belongs on the form. */
const fieldOf = {
  UNDER_AGE: 'idNumber',
  STATION_CLOSED: 'stationId',
  PHOTO_NOT_JPEG: 'photo',
  PHOTO_TOO_LARGE: 'photo',
  PHOTO_TOO_SMALL: 'photo',
  PHOTO_MISSING: 'photo',
} as const

/** The draft as it was left; numbers and the portrait stay on the server and are shown masked. */
const restored = (rider: RiderView | null): Partial<RegistrationValues> =>
  Object.fromEntries(
    Object.entries({
      realName: rider?.realName,
      workKind: rider?.workKind,
      stationId: rider?.station?.open && rider.station.stationId,
    }).filter(([, value]) => value),
  )

/** The registration form: its draft, its sending, and where each refusal stands. */
export function useRegistration(rider: RiderView | null) {
  const changeMe = useChangeMe()
  const register = useWrite('rider.register', { shown: ['account.me'] })
  const keep = (next: RiderView) => changeMe({ rider: next })
  const form = useForm({
    schema: registrationSchema(rider),
    initial: restored(rider),
    send: register.send,
    done: async ({ data }) => {
      await keep(data)
      await replacePage('status')
    },
    fieldOf,
  })
  const draft = useDraft({
    values: form.values,
    enabled: !register.busy && rider?.status !== 'waitingStation',
    onSaved: keep,
    onRefused: form.refused,
  })
  return { form, draft, keep }
}
