import { useState } from 'react'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { callAction } from '../../../../services/callAction'
import { errorText } from '../../../../services/errorText'
import { choosePhoto } from '../../../../services/photo/choosePhoto'
import { photoProblemText, plan } from '../../../../services/photo/photo'
import { uploadPhoto } from '../../../../services/photo/uploadPhoto'
import { useChangeCompound } from '../useCompound'

const problemText = { ...photoProblemText, tooLarge: '图片太大，压缩后还是传不上去。请换一张简单些的' }

/** The picture of the map: chosen, uploaded and saved at once. Its points stay as they were saved. */
export function usePicture({ compoundId, map }: CompoundView) {
  const { change } = useChangeCompound('compound.saveMap')
  const [problem, setProblem] = useState<string | null>(null)
  const points = (map?.points ?? []).map(({ label, x, y }) => ({ label, x, y }))

  const save = async (picture: string | null) => {
    const reply = await change({ compoundId, picture, points: picture ? points : [] })
    if (reply && !reply.ok) setProblem(errorText(reply.error))
    return reply?.ok ?? false
  }
  const choose = async () => {
    setProblem(null)
    const result = await choosePhoto(plan)
    if ('problem' in result) return result.problem === 'cancelled' ? undefined : setProblem(problemText[result.problem])
    const uploaded = await uploadPhoto(result.photo, () => callAction('compound.uploadTicket', { compoundId }))
    if (uploaded.fileId === null) return setProblem(uploaded.problem ?? '图片没有传上去，请看看网络，再选一次')
    await save(uploaded.fileId)
  }
  return { choose, problem, remove: () => save(null) }
}
