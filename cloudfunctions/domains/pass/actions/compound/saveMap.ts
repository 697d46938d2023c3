import type { ParsedOf } from '../../../../../contract/kernel/action'
import type { saveMap as contract } from '../../../../../contract/pass/compound'
import { type Decision, refuse } from '../../../../kernel/database/decision'
import type { NewEffect } from '../../../../kernel/effect'
import { deleteStoredFile } from '../../../../kernel/effects'
import { type PictureKind, type PictureRefusal, pictureOf, takePicture } from '../../../../kernel/pictures/takePicture'
import type { HandlerOf } from '../../../handlerOf'
import { type CompoundDocument, type CompoundMap, compounds } from '../../compounds/compoundDocument'
import { changeAndShow } from '../../ownCompound'

const MAPS: PictureKind<CompoundDocument> = {
  owners: compounds,
  folder: 'maps',
  limitBytes: 1536 * 1024,
  /** Below that nobody can read the numbers of the buildings. */
  minimumPixels: 600,
}

type Points = ParsedOf<typeof contract>['points']
type Decided = Decision<CompoundDocument, PictureRefusal>

export const saveMap: HandlerOf<'compound.saveMap'> = async ({ picture, points }, context) =>
  changeAndShow(context, (compound) => {
    if (picture === null) return { kind: 'change', next: { map: null, stored: [] }, effects: deleting(compound.stored) }
    return picture === undefined ? withPoints(compound, points) : withPicture(compound, picture, points)
  })

/** Points alone need a map to be on. */
const withPoints = ({ map }: CompoundDocument, points: Points): Decided =>
  map ? { kind: 'change', next: { map: { ...map, points } } } : refuse({ code: 'PHOTO_MISSING', details: {} })

async function withPicture(compound: CompoundDocument, upload: string, points: Points): Promise<Decided> {
  const picture = pictureOf(MAPS, upload, compound._id)
  // The picture in force stays as it is, whatever lies under the upload's name now.
  if (compound.map?.picture === picture) return withPoints(compound, points)
  const taken = await takePicture(MAPS, upload, compound)
  if ('refusal' in taken) return refuse(taken.refusal)
  const map: CompoundMap = { picture, ...taken.size, points }
  const others = compound.stored.filter((other) => other !== picture)
  return { kind: 'change', next: { map, stored: [picture] }, effects: deleting([...others, upload]) }
}

const deleting = (files: readonly string[]): NewEffect[] => files.map((fileId) => deleteStoredFile({ fileId }))
