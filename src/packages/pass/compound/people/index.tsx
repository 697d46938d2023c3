import { OfCompound } from '../OfCompound'
import { People } from './People'

export default function CompoundPeoplePage() {
  return <OfCompound>{(compound) => <People compound={compound} />}</OfCompound>
}
