/** A plain map as inline SVG, coloured by the theme: shapes in degrees (WGS 84), drawn in a box of known bounds. */
import { useUi } from '../ui.ts';

/** Longitude and latitude, in that order (RFC 7946). */
export type Position = readonly [lon: number, lat: number];

export interface MapShape {
  readonly kind: 'water' | 'road' | 'path' | 'building' | 'green';
  readonly points: readonly Position[];
  readonly name?: string;
}

export interface MapArea {
  /** West, south, east, north (RFC 7946, 5). */
  readonly bounds: readonly [number, number, number, number];
  readonly shapes: readonly MapShape[];
}

interface MapProps {
  readonly area: MapArea;
  /** What the map shows, in words. */
  readonly title: string;
  readonly pin?: Position | undefined;
}

const WIDTH = 800;
/** A degree of longitude is shorter than one of latitude, by the cosine of the latitude. */
const heightOf = ([west, south, east, north]: MapArea['bounds']): number =>
  Math.round((WIDTH * (north - south)) / ((east - west) * Math.cos((((south + north) / 2) * Math.PI) / 180)));

const CLOSED = new Set<MapShape['kind']>(['building', 'green']);

export function MapDrawing({ area, title, pin }: MapProps) {
  const [west, south, east, north] = area.bounds;
  const height = heightOf(area.bounds);
  const place = ([lon, lat]: Position): readonly [number, number] => [
    Math.round(((lon - west) / (east - west)) * WIDTH),
    Math.round(((north - lat) / (north - south)) * height),
  ];
  const line = (shape: MapShape): string =>
    `M${shape.points.map((point) => place(point).join(' ')).join('L')}${CLOSED.has(shape.kind) ? 'z' : ''}`;
  const middle = (shape: MapShape) => place(shape.points[Math.floor(shape.points.length / 2)]!);
  return (
    <svg
      class="meent-map__svg"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={title}
      data-bounds={area.bounds.join(' ')}
    >
      <path class="meent-land-1" d={`M0 0H${WIDTH}V${height}H0z`} />
      {area.shapes.map((shape) => (
        <path class={`meent-map__${shape.kind}`} d={line(shape)} />
      ))}
      {area.shapes
        .filter((shape) => shape.name)
        .map((shape) => {
          const [x, y] = middle(shape);
          return (
            <text class="meent-map__label" x={x} y={y - 12}>
              {shape.name}
            </text>
          );
        })}
      <g data-pin="" hidden={!pin} transform={pin ? `translate(${place(pin).join(' ')})` : undefined}>
        <circle class="meent-map__pin" r="14" />
      </g>
    </svg>
  );
}

interface PlacePickerProps {
  readonly area?: MapArea | undefined;
  readonly latField: string;
  readonly lonField: string;
  readonly pin?: Position | undefined;
}

/** Pressing the map, or the device, fills two fields that can be filled in by hand as well (island `place`). */
export function PlacePicker({ area, latField, lonField, pin }: PlacePickerProps) {
  const { t } = useUi();
  return (
    <div
      class="meent-place meent-flow"
      data-place=""
      data-lat={latField}
      data-lon={lonField}
      data-set={t('place.set')}
      data-searching={t('place.searching')}
      data-failed={t('place.failed')}
    >
      {area ? <MapDrawing area={area} title={t('place.map')} pin={pin} /> : null}
      <button class="nl-button nl-button--secondary" type="button" data-here="" hidden>
        {t('place.here')}
      </button>
      <p class="meent-small meent-muted" role="status" data-said="" />
    </div>
  );
}
