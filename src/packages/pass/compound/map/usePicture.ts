import type { CompoundView } from '../../../../../contract/pass/compound'
import { callAction } from '../../../../services/callAction'
import { errorText } from '../../../../services/errorText'
import { photoProblemText, plan } from '../../../../services/photo/photo'
import { useUploadedPhoto } from '../../../../services/photo/useUploadedPhoto'
import { useChangeCompound } from '../useCompound'

const words = { ...photoProblemText, tooLarge: '图片太大，压缩后还是传不上去。请换一张简单些的' }

/** The picture of the map: chosen, uploaded and saved at once. Its points stay as they were saved. */
export function usePicture({ compoundId, map }: CompoundView) {
  const { change } = useChangeCompound('compound.saveMap')
  const askForTicket = () => callAction('compound.uploadTicket', { compoundId })
  const { choose, problem, setProblem } = useUploadedPhoto({ purpose: plan, words, askForTicket })
  const points = (map?.points ?? []).map(({ label, x, y }) => ({ label, x, y }))

  const save = async (picture: string | null) => {
    const reply = await change({ compoundId, picture, points: picture ? points : [] })
    if (reply && !reply.ok) setProblem(errorText(reply.error))
    return reply?.ok ?? false
  }
  const chooseAndSave = async () => {
    const picture = await choose()
    if (picture !== null) await save(picture)
  }
  return { choose: chooseAndSave, problem, remove: () => save(null) }
}
