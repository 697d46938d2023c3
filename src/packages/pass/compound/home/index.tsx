import { OfCompound } from '../OfCompound'
import { Home } from './Home'
import '../../words/refusals'

export default function CompoundHomePage() {
  return <OfCompound>{(compound) => <Home compound={compound} />}</OfCompound>
}
