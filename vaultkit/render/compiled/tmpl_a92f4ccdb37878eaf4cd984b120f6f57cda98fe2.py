from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'mentee/share-context.md.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('share-context.md.j2', 'mentee/share-context.md.j2')
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
    l_0_first_name = resolve('first_name')
    pass
    yield 'Goals and what was taken on for them, in the order that '
    yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
    yield ' chooses:\n'

def block_nothing(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_first_name = resolve('first_name')
    pass
    yield 'Your notes hold nothing taken on that is still open. Ask '
    yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
    yield ' for the goal that would be missed most, and one thing to practise for it.\n'

blocks = {'list_label': block_list_label, 'nothing': block_nothing}
debug_info = '1=12&2=17&3=27&5=30&6=40'