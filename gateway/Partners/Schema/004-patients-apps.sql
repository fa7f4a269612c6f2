-- A clinic's app for the people at home: it has no voice of its own and speaks for one person at a time.
alter table client_access
    add column acts_for_patients boolean not null default false,
    drop constraint client_access_role_check,
    add constraint client_access_role_check check (role in ('client', 'patient', 'ops', 'auditor')),
    add constraint client_access_patients_of_a_clinic check (clinic is not null or not acts_for_patients),
    add constraint client_access_patients_only check (role <> 'patient' or acts_for_patients);
