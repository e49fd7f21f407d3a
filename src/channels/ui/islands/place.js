/* Fills the two fields of a place from a click on the map, the arrow keys, or the device. The fields work without it. */
for (const place of document.querySelectorAll('[data-place]')) {
  const field = (name) => document.getElementById(place.dataset[name]);
  const [lat, lon, said] = [field('lat'), field('lon'), place.querySelector('[data-said]')];
  const map = place.querySelector('svg[data-bounds]');

  const bounds = map?.dataset.bounds.split(' ').map(Number);
  const size = map?.viewBox.baseVal;
  const pin = map?.querySelector('[data-pin]');

  const show = () => {
    if (!pin) return;
    const [west, south, east, north] = bounds;
    const [x, y] = [(Number(lon.value) - west) / (east - west), (north - Number(lat.value)) / (north - south)];
    const inside = lat.value !== '' && lon.value !== '' && x >= 0 && x <= 1 && y >= 0 && y <= 1;
    pin.toggleAttribute('hidden', !inside);
    if (inside) pin.setAttribute('transform', `translate(${x * size.width} ${y * size.height})`);
  };
  const set = (north, east) => {
    lat.value = north.toFixed(5);
    lon.value = east.toFixed(5);
    said.textContent = place.dataset.set;
    show();
  };

  map?.addEventListener('click', (event) => {
    const box = map.getBoundingClientRect();
    const [west, south, east, north] = bounds;
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    set(north - y * (north - south), west + x * (east - west));
  });
  map?.classList.add('meent-map__svg--live');
  lat.addEventListener('input', show);
  lon.addEventListener('input', show);
  show();

  const here = place.querySelector('[data-here]');
  if (here && 'geolocation' in navigator) {
    here.hidden = false;
    here.addEventListener('click', () => {
      said.textContent = place.dataset.searching;
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => set(coords.latitude, coords.longitude),
        () => {
          said.textContent = place.dataset.failed;
        },
        { enableHighAccuracy: true, timeout: 10000 },
      );
    });
  }
}
