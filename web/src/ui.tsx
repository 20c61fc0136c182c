/* Parts that every page is made of. */
export { Button, Chip, FileButton, Opener, toggled, Tools } from "./ui/button";
export { Dialog } from "./ui/dialog";
export { DropZone } from "./ui/drop";
export { Field, NumberField, NumberInput, Segmented, Select, Slider, Switch,
	TextField } from "./ui/field";
export { Grade, gradeText } from "./ui/grade";
export { Icon, type IconName } from "./ui/icon";
export { Card, Empty, Figure, Figures, Page, Texts, toHeading }
	from "./ui/page";
export { Scale } from "./ui/scale";
export { announce, Visually } from "./ui/say";
export { Await, ErrorBox, Loading, Notice, Problem } from "./ui/state";
