/** The middle of the fictional Weidehoek: a river, three streets, a park, a few houses. */
import type { MapArea } from '../../../src/channels/ui/components/map.tsx';

export const sampleArea: MapArea = {
  bounds: [5.1, 52.08, 5.116, 52.086],
  shapes: [
    {
      kind: 'green',
      points: [
        [5.1095, 52.0838],
        [5.1132, 52.0843],
        [5.1128, 52.0822],
        [5.1098, 52.0819],
      ],
    },
    {
      kind: 'water',
      points: [
        [5.1, 52.0822],
        [5.104, 52.0828],
        [5.1085, 52.0812],
        [5.116, 52.0817],
      ],
      name: 'Weide',
    },
    {
      kind: 'road',
      points: [
        [5.1018, 52.086],
        [5.1026, 52.083],
        [5.103, 52.08],
      ],
      name: 'Lindelaan',
    },
    {
      kind: 'road',
      points: [
        [5.1, 52.0845],
        [5.1055, 52.0848],
        [5.116, 52.0853],
      ],
      name: 'Kerkpad',
    },
    {
      kind: 'path',
      points: [
        [5.1098, 52.0819],
        [5.1115, 52.0833],
        [5.1132, 52.0843],
      ],
    },
    {
      kind: 'building',
      points: [
        [5.1045, 52.0843],
        [5.1056, 52.0844],
        [5.1056, 52.0838],
        [5.1045, 52.0837],
      ],
    },
    {
      kind: 'building',
      points: [
        [5.1062, 52.0844],
        [5.1072, 52.0845],
        [5.1072, 52.0839],
        [5.1062, 52.0838],
      ],
    },
    {
      kind: 'building',
      points: [
        [5.1005, 52.0853],
        [5.1013, 52.0854],
        [5.1013, 52.085],
        [5.1005, 52.0849],
      ],
    },
  ],
};
