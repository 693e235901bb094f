from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'report/share-context.md.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('share-context.md.j2', 'report/share-context.md.j2')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    yield from parent_template.root_render_func(context)

def block_list_label(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_theirs_first = resolve('theirs_first')
    l_0_first_name = resolve('first_name')
    pass
    yield 'Open between you'
    if (undefined(name='theirs_first') if l_0_theirs_first is missing else l_0_theirs_first):
        pass
        yield ', '
        yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
        yield "'s first"
    yield '; '
    yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
    yield ' says what matters most today:\n'

def block_nothing(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_first_name = resolve('first_name')
    pass
    yield 'Your notes hold no promise that is still open. '
    yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
    yield ' begins the list; two things that matter are enough.\n'

blocks = {'list_label': block_list_label, 'nothing': block_nothing}
debug_info = '1=12&2=17&3=28&5=37&6=47'