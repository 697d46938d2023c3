import { OfCompound } from '../OfCompound'
import { People } from './People'
import '../../icons.scss'

export default function CompoundPeoplePage() {
  return <OfCompound>{(compound) => <People compound={compound} />}</OfCompound>
}
