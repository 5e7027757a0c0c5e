-- Who has which label: what the column extras of node says, the other way round. LabelsFound fills it from there.
CREATE TABLE label (
    label  ${name}   NOT NULL,
    id     ${bytes}  NOT NULL,
    PRIMARY KEY (label, id)
) ${clustered};
